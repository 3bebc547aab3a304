import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../button/button.tsx'

/** Opens the browser's own way to print. Where scripts are off it is not there, as it could do nothing. */
export function PrintButton({ children }: { children: React.ReactNode }) {
  const [works, setWorks] = useState(false)
  useEffect(() => setWorks(true), [])
  if (!works) return null
  return (
    <Button type="button" icon={<Printer size={18} aria-hidden />} onClick={() => window.print()}>
      {children}
    </Button>
  )
}
