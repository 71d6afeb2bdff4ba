import type { Kysely, Migration } from 'kysely'

/** In order of their names. A released one never changes: a new layout is a new entry. */
export const migrations: Record<string, Migration> = {
  '0001-responses': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('responses')
        .addColumn('project', 'varchar(64)', (column) => column.notNull())
        .addColumn('id', 'varchar(36)', (column) => column.notNull())
        .addColumn('revision', 'integer', (column) => column.notNull())
        .addColumn('survey', 'varchar(64)', (column) => column.notNull())
        .addColumn('complete', 'integer', (column) => column.notNull())
        .addColumn('occurred_at', 'bigint', (column) => column.notNull())
        .addColumn('received_at', 'bigint', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('responses_key', ['project', 'id'])
        .execute()
      await database.schema
        .createTable('answers')
        .addColumn('project', 'varchar(64)', (column) => column.notNull())
        .addColumn('response_id', 'varchar(36)', (column) => column.notNull())
        .addColumn('question', 'varchar(64)', (column) => column.notNull())
        .addColumn('survey', 'varchar(64)', (column) => column.notNull())
        .addColumn('type', 'varchar(64)', (column) => column.notNull())
        .addColumn('scale', 'integer', (column) => column.notNull())
        .addColumn('value', 'double precision')
        .addPrimaryKeyConstraint('answers_key', ['project', 'response_id', 'question'])
        .execute()
      await database.schema.createIndex('responses_newest').on('responses').columns(['project', 'occurred_at', 'id']).execute()
      await database.schema
        .createIndex('responses_newest_of_survey')
        .on('responses')
        .columns(['project', 'survey', 'occurred_at', 'id', 'complete'])
        .execute()
      await database.schema
        .createIndex('answers_tally')
        .on('answers')
        .columns(['project', 'survey', 'question', 'type', 'scale', 'value'])
        .execute()
    },
  },
  '0002-choices': {
    async up(database: Kysely<unknown>) {
      await database.schema
        .createTable('choices')
        .addColumn('project', 'varchar(64)', (column) => column.notNull())
        .addColumn('response_id', 'varchar(36)', (column) => column.notNull())
        .addColumn('question', 'varchar(64)', (column) => column.notNull())
        .addColumn('choice', 'varchar(100)', (column) => column.notNull())
        .addColumn('survey', 'varchar(64)', (column) => column.notNull())
        .addPrimaryKeyConstraint('choices_key', ['project', 'response_id', 'question', 'choice'])
        .execute()
      await database.schema
        .createIndex('choices_tally')
        .on('choices')
        .columns(['project', 'survey', 'question', 'choice'])
        .execute()
    },
  },
}
