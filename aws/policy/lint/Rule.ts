import type { Finding } from './Finding.ts'
import type { PolicyView } from './PolicyView.ts'

/** Looks at one policy for one kind of fault. */
export interface Rule {
  /** As findings name it: `no-presence-test`. */
  name: string
  find(policy: PolicyView): Flaw[]
}

/** A finding before it knows its rule and its policy. */
export interface Flaw extends Pick<Finding, 'why' | 'mend'> {
  /** `QueryOwnAgents.Resource` */
  path: string
}
