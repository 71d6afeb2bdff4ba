/** As they are sent. */
export const bytesOf = (text: string) => new Blob([text]).size
