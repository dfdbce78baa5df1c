import { z } from 'zod';
import { Email, Name } from './inputs';

/** What a person may do in a supplier's team: everything, or everything but sending. */
export const teamRoles = ['owner', 'contributor'] as const;
export const TeamRole = z.enum(teamRoles, { error: 'team.role-missing' });

/** "Invite a colleague" of a supplier's team. */
export const InviteToTeam = z.object({ name: Name, email: Email, role: TeamRole });

/** A support code as somebody types it: any case, with or without its dashes. */
export const TypedCode = z
  .string({ error: 'team.code-missing' })
  .max(100, { error: 'team.code-wrong' })
  .transform((typed) => typed.toUpperCase().replace(/[^A-Z0-9]/g, ''))
  .pipe(z.string().min(1, { error: 'team.code-missing' }));
