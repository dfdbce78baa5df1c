import { teamRoles } from '@/lib/people/team-inputs';
import { say } from '@/lib/text';

/** The two roles as choices, with what each may do. */
export const roleItems = () =>
  teamRoles.map((value) => ({ value, label: say(`team.role-${value}`), hint: say(`team.role-${value}-hint`) }));
