/**
 * After two seconds, shows in the terminal what the command is doing, and removes the line at the end. A log gets no
 * such line.
 */
export async function whileWorking<Result>(what: string, work: Promise<Result>): Promise<Result> {
  if (!process.stderr.isTTY) return work
  const begun = Date.now()
  let isShown = false
  const timer = setInterval(() => {
    const seconds = Math.round((Date.now() - begun) / 1000)
    if (seconds < 2) return
    isShown = true
    process.stderr.write(`\r  ${what}, ${seconds} s`)
  }, 1000)
  try {
    return await work
  } finally {
    clearInterval(timer)
    if (isShown) process.stderr.write('\r\x1b[K')
  }
}
