import { tokensInTab } from '../aws/tokensInTab.ts'
import { openOtherTabs } from './openOtherTabs.ts'
import type { Tab } from './Tab.ts'

/** The tab that this page is in. */
export function openTab(): Tab {
  return { tokens: tokensInTab, others: openOtherTabs(), now: Date.now }
}
