import { Condition } from '@/lib/condition/condition';

/** A condition of several parts that the form shows in words and sends along unchanged. */
export const keptCondition = (form: FormData): Condition | null => {
  try {
    return Condition.parse(JSON.parse(String(form.get('when.kept') ?? '')));
  } catch {
    return null;
  }
};
