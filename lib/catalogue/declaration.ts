import { z } from 'zod';
import { settingsByKind, Text } from '../question/settings';
import { Source } from './source';

/**
 * A fact that every supplier states and that is never marked, weighted or passed. The principle is only the place
 * where it is listed; it takes no part in any score.
 */
export const Declaration = z.strictObject({
  id: z.string().regex(/^D-\d{2}$/),
  edition: z.int().min(1),
  home: z.int().min(1).max(14),
  wording: Text,
  guidance: Text,
  kind: z.literal('table'),
  purpose: z.literal('information'),
  settings: settingsByKind.table,
  checked: Source.shape.checked,
});
export type Declaration = z.infer<typeof Declaration>;
