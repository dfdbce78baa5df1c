/** the fixed rows and rules of the table that question P04-01 asks for. */
export const splitOfResponsibility = {
  id: 'R-01',
  usedBy: 'P04-01',
  wording: { en: 'Who does what for the security of this service?' },
  fixedRows: [
    { en: 'Physical devices' },
    { en: 'Firmware and device software' },
    { en: 'Radio and network links' },
    { en: 'Hosted platform' },
    { en: 'Application' },
    { en: 'Identities and sign-in' },
    { en: 'Keys and certificates' },
    { en: 'Data and its deletion' },
    { en: 'Security updates' },
    { en: 'Monitoring and logs' },
    { en: 'Backup and restore' },
    { en: 'Supplier remote support' },
    { en: 'Incident response' },
    { en: 'Change and configuration' },
    { en: 'Removal and exit' },
  ],
  rules: {
    en: "Each row has exactly one answerable party. 'Shared' without a task for each side counts as empty. A row that cannot apply says why; it then counts as complete. After award the table becomes a contract schedule.",
  },
};
