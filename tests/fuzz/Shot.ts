/** One hostile request, as data that can be printed and fired again. */
export type Shot =
  /** A request with exactly these headers and this body. */
  | { is: 'raw'; headers: Readonly<Record<string, string>>; body: Uint8Array | string }
  /** A call of a public operation. */
  | { is: 'call'; target: string; input: unknown }
  /** A call with a valid signature. The fuzzer then changes it by `bend`. */
  | {
      is: 'signed'
      by: 'person' | 'operator'
      target: string
      input: unknown
      bend?: { header: string; value: string }
    }
  /** Bytes on a socket, then silence or the end of the connection. */
  | { is: 'socket'; bytes: Uint8Array | string; hangUp: boolean }
  /** A body of this size, of spaces or of one long string in JSON. */
  | { is: 'large'; target: string; bytes: number; filler: 'spaces' | 'text' | 'list' }
