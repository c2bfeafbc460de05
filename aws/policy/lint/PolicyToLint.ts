import type { TableKeys } from '../request/Database.ts'
import type { Places } from './read/Places.ts'

/** A policy document and what is known about its surroundings. */
export interface PolicyToLint {
  /** `AdministratorRole/OwnAgents`, `aws_iam_role_policy.own_notes`, or a file's name. */
  name: string
  /** `identity`: attached to the caller. `trust`: says who may assume a role. `resource`: attached to a table. */
  kind: 'identity' | 'trust' | 'resource'
  /** The document as it stands in the file, intrinsic functions replaced. */
  document: unknown
  /** Whether these are statements without the document around them. */
  isFragment: boolean
  /** The trust policy of the role that has this policy; undefined when it is not known. */
  trust?: unknown
  /**
   * `known`: signed-in users get the policy. `assumed`: nothing around the policy says who gets it. Undefined where a
   * document has roles, whose trust policies say it, or where the caller knows that no user gets it.
   */
  forPeople?: 'known' | 'assumed'
  /** The tables that the file describes, by ARN. */
  tables?: ReadonlyMap<string, TableKeys>
  /** Logical ID of the template's resource that the policy belongs to. */
  resource?: string
  places: Places
  /** Where it stands, as far as nothing in it has a place of its own. */
  offset: number
  /** How one writes in this place. */
  writing: Writing
}

export interface Writing {
  language: 'json' | 'yaml'
  /** What a policy's variable looks like: `${…}`, `${!…}` within Fn::Sub, `$${…}` in Terraform. */
  variable: 'plain' | 'sub' | 'terraform'
}

/** The policies of a document, and the places that look like one and were not read. */
export interface Found {
  policies: PolicyToLint[]
  unread: UnreadPlace[]
}

export interface UnreadPlace {
  offset: number
  /** `provider.iam.role.statements` */
  name: string
  /** `is taken from another file`: what follows the name in a sentence. */
  reason: string
  /**
   * The template of a nested stack, by its path from the folder of the document. If it is linted too, its own verdict covers
   * the place.
   */
  file?: string
}
