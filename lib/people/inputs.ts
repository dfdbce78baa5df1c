import { z } from 'zod';

const words = (key: string) => ({ error: `people.${key}` });

export const Name = z.string().trim().min(1, words('name-missing')).max(100, words('name-long'));
const Post = z.string().trim().max(100, words('post-long')).default('');
/** An e-mail address in lower case: accounts are found by it. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, words('email-missing'))
  .max(254, words('email-form'))
  .pipe(z.email(words('email-form')));
export const Reason = z.string().trim().min(1, words('reason-missing')).max(500, words('reason-long'));
/** A tick box of a form: `yes`, or absent. */
const Tick = z
  .union([z.literal('yes'), z.boolean()])
  .optional()
  .transform((value) => value === 'yes' || value === true);
export const Id = z.string().regex(/^[a-z2-7]{26}$/);
export const Token = z.string().min(20).max(200);

export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
const Nation = z.enum(nations, words('nation-missing'));

/** What a command stores of a new second factor, encrypted beforehand. */
export const PreparedSecondFactor = z.strictObject({ secret: z.string().min(1), recoveryCodes: z.string().min(1) });

/** "Set up your authority", after the code: the authority and its first administrator. */
export const AuthorityDetails = z.object({
  authority: z.string().trim().min(1, words('authority-missing')).max(200, words('authority-long')),
  nation: Nation,
  name: Name,
  email: Email,
});

export const Invite = z.object({ name: Name, email: Email, post: Post, officer: Tick, administrator: Tick });

/** What the holder of an invitation link says of themself; the address is the invited one. */
export const Join = z.object({ token: Token, name: Name });
