import { say } from '@/lib/text';

/** What the page says while something is being sent. */
export const sendingWords = () => ({
  sending: say('submit.sending'),
  slow: say('submit.sending-slow'),
  unsure: say('submit.sending-unsure'),
  link: say('submit.sending-link'),
});
