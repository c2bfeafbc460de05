import { openBrowser } from './openBrowser.ts'

/** Milliseconds from the navigation to the first text on the screen, in a browser of its own. */
export function measureFirstPaint(
  origin: string,
  options: readonly string[],
  slowdown: number,
): Promise<number> {
  return openBrowser(options, async (context) => {
    const page = context.pages()[0] ?? (await context.newPage())
    const devtools = await context.newCDPSession(page)
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(origin)
    return page.evaluate<number>(`new Promise((resolve) =>
      new PerformanceObserver((list) => {
        for (const { name, startTime } of list.getEntries()) {
          if (name === 'first-contentful-paint') resolve(startTime)
        }
      }).observe({ type: 'paint', buffered: true }),
    )`)
  })
}
