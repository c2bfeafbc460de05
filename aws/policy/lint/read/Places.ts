type Members = WeakMap<object, ReadonlyMap<string, number>>

/**
 * The places of the members of a document's objects and lists, as offsets in its text. They are kept beside the values, so
 * that the values stay plain.
 */
export class Places {
  readonly #members: Members = new WeakMap()
  readonly #origins = new WeakMap<object, object>()
  readonly #shift: (offset: number) => number

  /** @param shift from an offset in a text within a text to one in the whole */
  constructor(shift: (offset: number) => number = (offset) => offset) {
    this.#shift = shift
  }

  /** Notes where the members of an object or a list (by index) stand. */
  set(holder: object, members: ReadonlyMap<string, number>): void {
    this.#members.set(holder, members)
  }

  /** Notes that one object was made from another, which stands in the text. */
  copied(made: object, from: object): void {
    this.#origins.set(made, this.originOf(from))
  }

  /** The object in the text that an object was made from; itself when it stands there. */
  originOf(holder: object): object {
    return this.#origins.get(holder) ?? holder
  }

  /** The offset of a member; of the holder's first member without a name; undefined when nobody noted it. */
  find(holder: object, name?: string | number): number | undefined {
    const members = this.#members.get(this.originOf(holder))
    const offset = name === undefined ? members?.values().next().value : members?.get(String(name))
    return offset === undefined ? undefined : this.#shift(offset)
  }
}
