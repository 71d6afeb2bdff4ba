export * from '@askwell/transport/endpoints'
