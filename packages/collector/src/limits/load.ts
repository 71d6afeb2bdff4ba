/** What one request under way holds of the server. */
export interface Share {
  /** Takes so many bytes more. False when all together hold too many, or after the end. */
  take(bytes: number): boolean
  /** Gives everything back. */
  end(): void
}

export interface Load {
  /** A share for one more request; undefined when there is no room for it. */
  begin(): Share | undefined
  /** What is under way now. */
  current(): { requests: number; bytes: number }
}

interface Options {
  /** Requests under way. Default: 2,000. */
  maxRequests?: number | undefined
  /** Bytes of bodies that are read, parsed or waiting for their commit. Default: 32 MiB. */
  maxBytes?: number | undefined
}

/** Counts what is under way, so that a crowd is refused while there is still memory to refuse it with. */
export function createLoad({ maxRequests = 2000, maxBytes = 32 * 1024 * 1024 }: Options = {}): Load {
  let requests = 0
  let bytes = 0
  return {
    begin() {
      if (requests >= maxRequests || bytes >= maxBytes) return undefined
      requests++
      let held = 0
      let ended = false
      return {
        take(more) {
          if (ended) return false
          held += more
          bytes += more
          return bytes <= maxBytes
        },
        end() {
          if (ended) return
          ended = true
          requests--
          bytes -= held
        },
      }
    },
    current: () => ({ requests, bytes }),
  }
}
