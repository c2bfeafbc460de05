const width = 30

/** Draws a progress bar in a terminal. A log gets none. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return
  const filled = Math.round((done / total) * width)
  const bar = '█'.repeat(filled) + '░'.repeat(width - filled)
  const count = `${done.toLocaleString('en')} of ${total.toLocaleString('en')}`
  process.stderr.write(`\r  ${bar}  ${count}${done === total ? '\r\x1b[K' : ''}`)
}
