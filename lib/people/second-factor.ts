const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Takes the text that a second factor is kept as; returns what an authenticator app takes: its UTF-8 bytes in base32. */
export function secretForApp(secret: string): string {
  const bits = [...new TextEncoder().encode(secret)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** The secret in groups of four, to read and type. */
export const inGroups = (secret: string): string => (secret.match(/.{1,4}/g) ?? []).join(' ');

/** The otpauth address that a QR code carries: SHA-1, 6 digits, 30 seconds, as every app understands. */
export const totpAddress = (secret: string, email: string): string =>
  `otpauth://totp/${encodeURIComponent(`Assay:${email}`)}?secret=${secretForApp(secret)}&issuer=Assay&digits=6&period=30`;

/** The secret of every example account; worth nothing, for example mode runs on this machine only. */
export const exampleSecret = 'assay-example-00';
