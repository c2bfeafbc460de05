export {}

/** jsdom has no layout: whatever asks to be told of sizes is never told. */
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
