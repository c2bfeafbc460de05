/** A policy document and what is known about its surroundings. */
export interface PolicyToLint {
  /** `AdministratorRole/OwnAgents`, or a file's name. */
  name: string
  /** `identity`: attached to whoever asks. `trust`: who may assume a role. `resource`: attached to a table. */
  kind: 'identity' | 'trust' | 'resource'
  /** The document as it stands in the file, without intrinsic functions. */
  document: unknown
  /** The trust policy of the role that has this policy; undefined when it is not known. */
  trust?: unknown
  /** Names of the key attributes of each known table and of its indexes, by the table's ARN. */
  keyAttributes?: ReadonlyMap<string, readonly string[]>
  /** The partition key of each known table and of its indexes, by ARN. */
  partitionKeys?: ReadonlyMap<string, string>
}
