/** Ends a process, or with a negative id a group of them, without a chance to tidy up. One that has ended meanwhile is no error. */
export function kill(id) {
  try {
    process.kill(id, 'SIGKILL')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}
