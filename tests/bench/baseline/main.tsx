import { createRoot } from 'react-dom/client'
import { Page } from './Page.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no root')
createRoot(root).render(<Page />)
