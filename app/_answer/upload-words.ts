import { say } from '@/lib/text';

/** The limit of one file in whole megabytes, as the sentences give it. */
export const limitShown = (bytes: number): number => Math.floor(bytes / (1024 * 1024));

/** The words of uploading, for code that runs in the browser; places in {{ }} are filled there. */
export const uploadWords = (limit: number, replacing = false) => ({
  label: say(replacing ? 'evidence.replace-label' : 'supplier.files-label'),
  hint: say('supplier.file-hint', { limit: limitShown(limit) }),
  again: say('supplier.file-again'),
  many: say('supplier.file-many'),
  uploaded: say('supplier.file-uploaded', { time: '{{time}}' }),
  progress: say('supplier.file-progress', { name: '{{name}}', percent: '{{percent}}', size: '{{size}}' }),
  waiting: say('evidence.waiting', { name: '{{name}}' }),
  soFar: say('evidence.so-far', { done: '{{done}}', of: '{{of}}' }),
  stopped: say('supplier.file-stopped-at', { name: '{{name}}', percent: '{{percent}}' }),
  failed: say('supplier.file-failed', { name: '{{name}}' }),
  type: say('supplier.file-type', { name: '{{name}}' }),
  large: say('supplier.file-large', { name: '{{name}}', limit: limitShown(limit) }),
  empty: say('supplier.file-empty', { name: '{{name}}' }),
});
