import { type AttributeName, agentRecord, statuses } from '../../../aws/contract/agentRecord.ts'

export type SortColumn = 'fieldName' | AttributeName

/** The search, the filter and the order of the list, from the address. */
export interface ListView {
  /** The text of the search; empty without a search. */
  find: string
  /** One status, `none` for agents without one, or null for all. */
  status: string | null
  sort: SortColumn
  isDescending: boolean
  /** The `userId` of the office that a lead has chosen; null for all offices. */
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

/** Reads the part of the address from the `?` on. An unknown value counts as none. */
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

/** The part of the address from the `?` on; empty for the plain list. */
export function formatListView({ find, status, sort, isDescending, office }: ListView): string {
  const values = new URLSearchParams()
  if (find !== '') values.set('find', find)
  if (status !== null) values.set('status', status)
  if (sort !== 'fieldName') values.set('sort', sort)
  if (isDescending) values.set('order', 'descending')
  if (office !== null) values.set('office', office)
  return values.size === 0 ? '' : `?${values}`
}
