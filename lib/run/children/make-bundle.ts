/** Makes an evidence bundle outside the server's process, without its signature: no key reaches a child. */
import { Material, makeBundle } from '../../bundle/make';
import { serve } from './frame';

serve(import.meta.url, (input) => {
  const { manifest, zip } = makeBundle(Material.parse(input));
  return { manifest, zip: Buffer.from(zip).toString('base64') };
});
