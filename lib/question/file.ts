import { complete, FileRefs, fault, isFiles, type KindRules } from './kind';

/** Used where the settings name no limit. */
export const usualMaxFiles = 5;

const faults: KindRules<'file'>['faults'] = ({ settings }, answer) => {
  if (!isFiles(answer) || answer.length === 0) return [fault('file-missing')];
  const max = settings?.maxFiles ?? usualMaxFiles;
  return answer.length > max ? [fault('file-too-many', { count: max })] : [];
};

/** Files from the supplier's evidence, named by hash; the bytes live elsewhere. */
export const file: KindRules<'file'> = {
  kind: 'file',
  operators: [],
  draft: FileRefs,
  answer: (settings) => complete('file', settings, file.draft, faults),
  isAnswered: (answer) => isFiles(answer) && answer.length > 0,
  faults,
  toText: (_question, answer) => (isFiles(answer) ? answer.map(({ name }) => name).join(', ') : ''),
  values: () => null,
};
