const index = /\[("(\\.|[^"\\])*"|\d+)\]/g
const step = /[^.[\]]+(\[("(\\.|[^"\\])*"|\d+)\])?/g

/** The steps of an address: `module.a[0].aws_iam_role.b["c"]` → `module`, `a[0]`, `aws_iam_role`, `b["c"]`. */
export function stepsOf(address: string): readonly string[] {
  return address.match(step) ?? []
}

/** Without the index of `count` and `for_each`: `module.a[0].aws_iam_role.b["c"]` → `module.a.aws_iam_role.b`. */
export function withoutIndex(address: string): string {
  return address.replaceAll(index, '')
}

/** Whether a reference means the resource at an address. A step of the reference without an index means each of them. */
export function isAt(address: string, reference: string): boolean {
  const steps = stepsOf(address)
  const wanted = stepsOf(reference)
  return (
    steps.length === wanted.length &&
    steps.every((each, at) => each === wanted[at] || withoutIndex(each) === wanted[at])
  )
}
