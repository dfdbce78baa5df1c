import { FileRefs, fault, isFiles, type KindRules } from './kind';
import { limitOf } from './limits';

const faults: KindRules<'file'>['faults'] = (question, answer) => {
  if (!isFiles(answer) || answer.length === 0) return [fault('file-missing')];
  const { files: max } = limitOf(question);
  return answer.length > max ? [fault('file-too-many', { count: max })] : [];
};

/** Files from the supplier's evidence, named by hash; the bytes live elsewhere. */
export const file: KindRules<'file'> = {
  kind: 'file',
  operators: [],
  draft: FileRefs,
  isAnswered: (answer) => isFiles(answer) && answer.length > 0,
  faults,
  toText: (_question, answer) => (isFiles(answer) ? answer.map(({ name }) => name).join(', ') : ''),
  values: () => null,
};
