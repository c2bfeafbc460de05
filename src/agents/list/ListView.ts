import { type AttributeName, agentRecord, statuses } from '../../../aws/contract/agentRecord.ts'

export type SortColumn = 'fieldName' | AttributeName

/** What the list shows, as the address has it. */
export interface ListView {
  /** What is searched for; empty when nothing is. */
  find: string
  /** One status, `none` for agents without one, or null for all. */
  status: string | null
  sort: SortColumn
  isDescending: boolean
  /** The administrator whose agents a lead looks at (`userId`); null for everybody's. */
  office: string | null
}

/** Agents that have no status. */
export const noStatus = 'none'

export const plainView: ListView = {
  find: '',
  status: null,
  sort: 'fieldName',
  isDescending: false,
  office: null,
}

/** Reads what comes after the `?`. A value that means nothing counts as none. */
export function parseListView(search: string): ListView {
  const values = new URLSearchParams(search)
  const sort = values.get('sort') ?? ''
  const status = values.get('status')
  const isStatus = status === noStatus || statuses.some((known) => known === status)
  return {
    find: values.get('find') ?? '',
    status: isStatus ? status : null,
    sort: Object.hasOwn(agentRecord, sort) ? (sort as AttributeName) : 'fieldName',
    isDescending: values.get('order') === 'descending',
    office: values.get('office'),
  }
}

/** What comes after an address: nothing for the plain list, else from the `?` on. */
export function formatListView({ find, status, sort, isDescending, office }: ListView): string {
  const values = new URLSearchParams()
  if (find !== '') values.set('find', find)
  if (status !== null) values.set('status', status)
  if (sort !== 'fieldName') values.set('sort', sort)
  if (isDescending) values.set('order', 'descending')
  if (office !== null) values.set('office', office)
  return values.size === 0 ? '' : `?${values}`
}
