/** The odometer's wheels bear 0 to 9 twice, so that 9 can roll on to 0. */
export const FACES = Array.from({ length: 20 }, (_, face) => face % 10);

/** The fewest wheels that are shown. */
const LEAST_WHEELS = 6;

/** The digits from left to right; `leading`: a zero before the number begins. */
export function wheelsOf(miles: number): { place: number; digit: number; leading: boolean }[] {
  const digits = String(Math.max(0, miles)).padStart(LEAST_WHEELS, "0");
  const begins = digits.search(/[1-9]/);
  return Array.from(digits, (digit, index) => ({
    place: digits.length - index,
    digit: Number(digit),
    leading: begins === -1 || index < begins,
  }));
}

/** To which face the wheel rolls that shows `face`: forward when miles came, back when they went. */
export function nextFace(face: number, digit: number, forward: boolean): number {
  const now = face % 10;
  return forward && digit < now ? digit + 10 : digit;
}
