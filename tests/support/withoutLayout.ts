export {}

/** jsdom has no layout: a ResizeObserver never reports a size. */
globalThis.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
}
