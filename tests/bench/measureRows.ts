import type { BrowserContext } from '@playwright/test'

/** 10,000 rows in one of the two tables. Times in milliseconds. */
export interface RowsMeasurement {
  /** From drawing to the first rows on the screen. */
  firstRows: number
  /** While it is scrolled fast: all frames, and those that took more than two of a screen's 60 a second. */
  frames: number
  longFrames: number
  /** Elements in the page. */
  nodes: number
}

/** A frame that takes longer than this is visible to a user. */
const longFrame = 33.4

/** Draws a table of 10,000 agents and scrolls through it. @param address of tests/bench/rows */
export async function measureRows(context: BrowserContext, address: string): Promise<RowsMeasurement> {
  const page = await context.newPage()
  await page.goto(address)
  const firstRows = await page.evaluate<number>('draw()')
  // The first time is a warm-up and does not count.
  await page.evaluate('scroll(500)')
  const frames = await page.evaluate<number[]>('scroll(4000)')
  const nodes = await page.evaluate<number>('countNodes()')
  await page.close()
  return {
    firstRows,
    frames: frames.length,
    longFrames: frames.filter((frame) => frame > longFrame).length,
    nodes,
  }
}
