import type { Columns } from './columns.sqlite';

/** People, their accounts (better-auth's tables, in its own camel case), the audit log and the outbox. */
export function defineAccounts(c: Columns) {
  const user = c.table('user', {
    id: c.text('id').primaryKey(),
    name: c.text('name').notNull(),
    email: c.text('email').notNull().unique(),
    emailVerified: c.bool('emailVerified').notNull().default(false),
    image: c.text('image'),
    createdAt: c.time('createdAt').notNull(),
    updatedAt: c.time('updatedAt').notNull(),
    twoFactorEnabled: c.bool('twoFactorEnabled').default(false),
  });
  const session = c.table(
    'session',
    {
      id: c.text('id').primaryKey(),
      expiresAt: c.time('expiresAt').notNull(),
      token: c.text('token').notNull().unique(),
      createdAt: c.time('createdAt').notNull(),
      updatedAt: c.time('updatedAt').notNull(),
      ipAddress: c.text('ipAddress'),
      userAgent: c.text('userAgent'),
      userId: c
        .text('userId')
        .notNull()
        .references(() => user.id),
    },
    (t) => [c.index('session_by_user').on(t.userId)],
  );
  const account = c.table(
    'account',
    {
      id: c.text('id').primaryKey(),
      accountId: c.text('accountId').notNull(),
      providerId: c.text('providerId').notNull(),
      userId: c
        .text('userId')
        .notNull()
        .references(() => user.id),
      accessToken: c.text('accessToken'),
      refreshToken: c.text('refreshToken'),
      idToken: c.text('idToken'),
      accessTokenExpiresAt: c.time('accessTokenExpiresAt'),
      refreshTokenExpiresAt: c.time('refreshTokenExpiresAt'),
      scope: c.text('scope'),
      password: c.text('password'),
      createdAt: c.time('createdAt').notNull(),
      updatedAt: c.time('updatedAt').notNull(),
    },
    (t) => [c.index('account_by_user').on(t.userId)],
  );
  const verification = c.table(
    'verification',
    {
      id: c.text('id').primaryKey(),
      identifier: c.text('identifier').notNull(),
      value: c.text('value').notNull(),
      expiresAt: c.time('expiresAt').notNull(),
      createdAt: c.time('createdAt'),
      updatedAt: c.time('updatedAt'),
    },
    (t) => [c.index('verification_by_identifier').on(t.identifier)],
  );
  const twoFactor = c.table(
    'twoFactor',
    {
      id: c.text('id').primaryKey(),
      secret: c.text('secret').notNull(),
      backupCodes: c.text('backupCodes').notNull(),
      userId: c
        .text('userId')
        .notNull()
        .references(() => user.id),
      verified: c.bool('verified').default(true),
      failedVerificationCount: c.int('failedVerificationCount').default(0),
      lockedUntil: c.time('lockedUntil'),
    },
    (t) => [c.index('two_factor_by_user').on(t.userId)],
  );

  const authority = c.table('authority', {
    id: c.text('id').primaryKey(),
    name: c.text('name').notNull(),
    nation: c.text('nation').notNull(),
    contact: c.text('contact').notNull(),
    createdAt: c.text('created_at').notNull(),
  });
  /** A buyer-side person. Duties are per procurement; `administrator` is over accounts only. */
  const member = c.table(
    'member',
    {
      userId: c
        .text('user_id')
        .primaryKey()
        .references(() => user.id),
      authorityId: c
        .text('authority_id')
        .notNull()
        .references(() => authority.id),
      post: c.text('post').notNull(),
      administrator: c.bool('administrator').notNull(),
      /** May be given duties of an officer: create procurements. */
      officer: c.bool('officer').notNull(),
      createdAt: c.text('created_at').notNull(),
      suspendedAt: c.text('suspended_at'),
      suspendedReason: c.text('suspended_reason'),
      /** When the person said that the recovery codes are saved; until then, and never after, a page shows them. */
      recoverySavedAt: c.text('recovery_saved_at'),
    },
    (t) => [c.index('member_by_authority').on(t.authorityId)],
  );
  /** A single-use link for a colleague, a lost password or a lost second factor. Only the token's hash is kept. */
  const accessLink = c.table(
    'access_link',
    {
      id: c.text('id').primaryKey(),
      authorityId: c
        .text('authority_id')
        .notNull()
        .references(() => authority.id),
      purpose: c.text('purpose').notNull(),
      userId: c.text('user_id'),
      email: c.text('email').notNull(),
      name: c.text('name').notNull(),
      post: c.text('post').notNull(),
      administrator: c.bool('administrator').notNull(),
      officer: c.bool('officer').notNull(),
      tokenHash: c.text('token_hash').notNull().unique(),
      createdBy: c.text('created_by').notNull(),
      /** Why an administrator reset a password or second factor. */
      reason: c.text('reason'),
      createdAt: c.text('created_at').notNull(),
      expiresAt: c.text('expires_at').notNull(),
      usedAt: c.text('used_at'),
      cancelledAt: c.text('cancelled_at'),
    },
    (t) => [c.index('access_link_by_authority').on(t.authorityId)],
  );

  /** A supplier organisation. Its name as the supplier typed it is sealed: before opening it is nobody's business. */
  const supplier = c.table('supplier', {
    id: c.text('id').primaryKey(),
    sealedName: c.text('sealed_name').notNull(),
    createdAt: c.text('created_at').notNull(),
  });
  const supplierMember = c.table(
    'supplier_member',
    {
      userId: c
        .text('user_id')
        .primaryKey()
        .references(() => user.id),
      supplierId: c
        .text('supplier_id')
        .notNull()
        .references(() => supplier.id),
      role: c.text('role').notNull(),
      sealedName: c.text('sealed_name').notNull(),
      createdAt: c.text('created_at').notNull(),
      removedAt: c.text('removed_at'),
    },
    (t) => [c.index('supplier_member_by_supplier').on(t.supplierId)],
  );

  /** Failed attempts per key (an e-mail's or token's hash), for throttling sign-in and codes. */
  const throttle = c.table('throttle', {
    key: c.text('key').primaryKey(),
    failures: c.int('failures').notNull(),
    firstAt: c.text('first_at').notNull(),
    blockedUntil: c.text('blocked_until'),
  });

  /** Insert only, chained by hash from the first row; a trigger refuses anything else. */
  const auditEvent = c.table(
    'audit_event',
    {
      /** A procurement's id, `authority`, or `supplier:<id>`: each has its own chain, so that no number counts another's acts. */
      stream: c.text('stream').notNull(),
      sequence: c.int('sequence').notNull(),
      id: c.text('id').notNull().unique(),
      at: c.text('at').notNull(),
      actorId: c.text('actor_id'),
      actorKind: c.text('actor_kind').notNull(),
      action: c.text('action').notNull(),
      subjectType: c.text('subject_type').notNull(),
      subjectId: c.text('subject_id').notNull(),
      refused: c.bool('refused').notNull(),
      data: c.text('data').notNull(),
      previousHash: c.text('previous_hash').notNull(),
      hash: c.text('hash').notNull().unique(),
    },
    (t) => [c.primaryKey({ columns: [t.stream, t.sequence] })],
  );

  /** Messages written in the transaction that causes them; the text is sealed, for it may hold a link or a name. */
  const outbox = c.table(
    'outbox',
    {
      id: c.text('id').primaryKey(),
      procurementId: c.text('procurement_id'),
      sealedMessage: c.text('sealed_message').notNull(),
      createdAt: c.text('created_at').notNull(),
      sentAt: c.text('sent_at'),
      attempts: c.int('attempts').notNull(),
      nextAttemptAt: c.text('next_attempt_at'),
      leasedUntil: c.text('leased_until'),
      lastError: c.text('last_error'),
      /** From then on it says nothing true any more and is not sent; null where it never goes stale. */
      notAfter: c.text('not_after'),
    },
    (t) => [c.index('outbox_by_sent').on(t.sentAt, t.nextAttemptAt)],
  );

  /** Small facts about this installation: set-up code hash, example flag. */
  const installation = c.table('installation', { key: c.text('key').primaryKey(), value: c.text('value').notNull() });

  return {
    user,
    session,
    account,
    verification,
    twoFactor,
    authority,
    member,
    accessLink,
    supplier,
    supplierMember,
    throttle,
    auditEvent,
    outbox,
    installation,
  };
}
