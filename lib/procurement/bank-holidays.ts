/** Where the bank holidays below stand, and when we read them there. */
export const bankHolidaySource = {
  name: 'GOV.UK, UK bank holidays',
  url: 'https://www.gov.uk/bank-holidays',
  checked: '2026-11-22',
} as const;

export const nations = ['england', 'wales', 'scotland', 'northern-ireland'] as const;
export type Nation = (typeof nations)[number];
type Division = 'england-and-wales' | 'scotland' | 'northern-ireland';

/** The years this list covers in full. Outside them no working day is counted. */
export const bankHolidayYears = { from: 2024, until: 2027 } as const;

const everywhere = [
  '2024-01-01',
  '2024-03-29',
  '2024-05-06',
  '2024-05-27',
  '2024-12-25',
  '2024-12-26',
  '2025-01-01',
  '2025-04-18',
  '2025-05-05',
  '2025-05-26',
  '2025-12-25',
  '2025-12-26',
  '2026-01-01',
  '2026-04-03',
  '2026-05-04',
  '2026-05-25',
  '2026-12-25',
  '2026-12-28',
  '2027-01-01',
  '2027-03-26',
  '2027-05-03',
  '2027-05-31',
  '2027-12-27',
  '2027-12-28',
];
const easterMonday = ['2024-04-01', '2025-04-21', '2026-04-06', '2027-03-29'];
const lateAugust = ['2024-08-26', '2025-08-25', '2026-08-31', '2027-08-30'];

export const bankHolidays: Readonly<Record<Division, readonly string[]>> = {
  'england-and-wales': [...everywhere, ...easterMonday, ...lateAugust].sort(),
  scotland: [
    ...everywhere,
    // The second of January, the first Monday of August, St Andrew's Day, and one day for the 2026 World Cup.
    '2024-01-02',
    '2024-08-05',
    '2024-12-02',
    '2025-01-02',
    '2025-08-04',
    '2025-12-01',
    '2026-01-02',
    '2026-06-15',
    '2026-08-03',
    '2026-11-30',
    '2027-01-04',
    '2027-08-02',
    '2027-11-30',
  ].sort(),
  'northern-ireland': [
    ...everywhere,
    ...easterMonday,
    ...lateAugust,
    // St Patrick's Day and the Battle of the Boyne.
    '2024-03-18',
    '2024-07-12',
    '2025-03-17',
    '2025-07-14',
    '2026-03-17',
    '2026-07-13',
    '2027-03-17',
    '2027-07-12',
  ].sort(),
};

const divisionOf: Record<Nation, Division> = {
  england: 'england-and-wales',
  wales: 'england-and-wales',
  scotland: 'scotland',
  'northern-ireland': 'northern-ireland',
};

/** Takes a day YYYY-MM-DD; true where its year is on the list. */
export const isCovered = (day: string): boolean => {
  const year = Number(day.slice(0, 4));
  return year >= bankHolidayYears.from && year <= bankHolidayYears.until;
};

/** Takes a day YYYY-MM-DD and a nation, or 'any' for all of them; true where it is a bank holiday there. */
export const isBankHoliday = (day: string, nation: Nation | 'any'): boolean =>
  nation === 'any'
    ? Object.values(bankHolidays).some((days) => days.includes(day))
    : bankHolidays[divisionOf[nation]].includes(day);

/** Takes two days YYYY-MM-DD and a nation; returns its bank holidays from the first day to the last, both included. */
export const bankHolidaysBetween = (from: string, until: string, nation: Nation): string[] =>
  bankHolidays[divisionOf[nation]].filter((day) => day >= from && day <= until);
