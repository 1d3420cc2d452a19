import { z } from 'zod'

// The window's policy forbids eval; zod would try it once and leave a violation in the log. Must run before any schema is made.
z.config({ jitless: true })
