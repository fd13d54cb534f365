/**
 * Who may do what, as roles of the AccessManager. Each right has a role of its own: who freezes can't lift, who
 * pauses can't move money. Role 0 is the manager's own ADMIN_ROLE.
 */
export const ROLES = {
  /** Admits banks and lends them reserves. */
  centralBankOperations: 1n,
  /** Licenses payment institutions. */
  licensing: 2n,
  freeze: 3n,
  lift: 4n,
  seize: 5n,
  pause: 6n,
  unpause: 7n,
  /** Decides disputes in secured trades; not the institution, which earns only what the seller gets. */
  arbitration: 8n,
  /** Changes the limits of tiers, after a delay. */
  limits: 9n,
  /** Posts to the central bank's sheet, and pays banks out of it. */
  posting: 10n,
  /** Admits the banks that operate e-CNY wallets. */
  eCnyOperators: 11n,
  /** Suspends payment institutions, and lets them act again; what becomes of their wallets is decided by another. */
  suspension: 12n,
  /** Names who takes a suspended institution's wallets over, or pays their holders out. */
  windDown: 13n,
  /** Gives banks an account for settlement among each other, and sets their net debit caps. */
  settlementAccess: 14n,
  /** Opens and ends settlement days and sessions. */
  settlementHours: 15n,
} as const;

export type RoleName = keyof typeof ROLES;
export const ROLE_NAMES = Object.keys(ROLES) as RoleName[];

/** The association's roles, in an AccessManager of its own. */
export const LIBRA_ROLES = {
  /** Designates dealers, decides on mints and burns, and on fees, approximate rates and the rules for payments. */
  treasuryCompliance: 101n,
  /** Registers VASPs, extends credentials and assigns domains. */
  licensing: 102n,
  freeze: 103n,
  lift: 104n,
  seize: 105n,
  pause: 106n,
  unpause: 107n,
  /** Pays holders fiat and ends their coins, where the council has declared the dealers inactive. */
  emergencyAdministrator: 108n,
} as const;

export type LibraRoleName = keyof typeof LIBRA_ROLES;
export const LIBRA_ROLE_NAMES = Object.keys(LIBRA_ROLES) as LibraRoleName[];
