import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import type { Engine } from './Engine.ts'

declare global {
  var TestingLibraryDom: typeof import('@testing-library/dom') | undefined
}

const testingLibrary = readFileSync(
  new URL('../../../node_modules/@testing-library/dom/dist/@testing-library/dom.umd.min.js', import.meta.url),
  'utf8',
)
const target = '[data-visitor-target]'

/** A user at a browser. Finds elements by role and name, as Testing Library does, and uses pointer and keys. */
export class Visitor {
  readonly #engine: Engine

  constructor(engine: Engine) {
    this.#engine = engine
  }

  open(url: string): Promise<void> {
    return this.#engine.open(url)
  }

  async click(role: string, name: string): Promise<void> {
    await this.sees(role, name)
    await this.#engine.click(target)
  }

  /** A field is found by its label: a password field has no role. */
  async type(label: string, text: string): Promise<void> {
    await this.sees('label', label)
    await this.#engine.type(target, text)
  }

  /** Waits for an element of this role whose name is, or matches, `name`: text, or a pattern between slashes. */
  async sees(role: string, name: string): Promise<void> {
    await expect.poll(() => this.#count(role, name), { message: `${role} “${name}”` }).toBeGreaterThan(0)
  }

  async doesNotSee(role: string, name: string): Promise<void> {
    await expect.poll(() => this.#count(role, name), { message: `no ${role} “${name}”` }).toBe(0)
  }

  /** The rows of the list: one for each agent. */
  rows(): Promise<number> {
    return this.#count('rowheader', '/./')
  }

  /** The number of such elements. Marks the first one for the pointer. */
  async #count(role: string, name: string): Promise<number> {
    await this.#install()
    return this.#engine.evaluate(
      (role, name, marked) => {
        const mark = marked.slice(1, -1)
        for (const element of document.querySelectorAll(marked)) element.removeAttribute(mark)
        const pattern = /^\/(.*)\/$/.exec(name)?.[1]
        const sought = pattern === undefined ? name : new RegExp(pattern)
        const found =
          (role === 'label'
            ? globalThis.TestingLibraryDom?.queryAllByLabelText(document.body, sought)
            : globalThis.TestingLibraryDom?.queryAllByRole(document.body, role, { name: sought })) ?? []
        found[0]?.setAttribute(mark, '')
        return found.length
      },
      role,
      name,
      target,
    )
  }

  /** Every loaded page needs it again. */
  async #install(): Promise<void> {
    const isThere = await this.#engine.evaluate(() => globalThis.TestingLibraryDom !== undefined)
    if (isThere) return
    // The driver runs it, and not the page, so that the page keeps its Content-Security-Policy.
    await this.#engine.run(testingLibrary)
  }
}
