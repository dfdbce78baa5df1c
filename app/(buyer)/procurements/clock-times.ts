const twelve = (hour: number, minute: string): string => {
  if (hour === 12 && minute === '00') return '12 noon';
  return `${hour % 12 || 12}${minute === '00' ? '' : `:${minute}`}${hour < 12 ? 'am' : 'pm'}`;
};

const offered = [
  ...Array.from(
    { length: 36 },
    (_, at) => `${String(6 + Math.floor(at / 2)).padStart(2, '0')}:${at % 2 ? '30' : '00'}`,
  ),
  '23:59',
];

/** The half hours of a day, its last minute, and a stored time that lies between them. */
export const clockTimes = (stored: string | undefined) => {
  const all = stored && !offered.includes(stored) ? [...offered, stored].sort() : offered;
  return all.map((time) => {
    const [hour = '0', minute = '00'] = time.split(':');
    return { value: time, text: twelve(Number(hour), minute) };
  });
};
