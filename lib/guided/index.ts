/** What the guidance asks of the authority itself: commission, sign-off, readiness, incidents, and the path through them. */
export * from './governance';
export * from './incident';
export * from './path';
export * from './record';
export * from './self-check';
