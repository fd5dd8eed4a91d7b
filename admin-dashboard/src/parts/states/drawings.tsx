import type { ReactNode } from "react";

/** Line drawings of one colour, 160 × 104, for where nothing is yet. */
const ROAD = <path d="M8 92H152M28 99h14M62 99h14M96 99h14M130 99h14" />;

export const DRAWINGS = {
  van: (
    <>
      {ROAD}
      <path d="M30 84H24V42q0-8 8-8H98l22 22 14 6q4 2 4 7V84H126M56 84H100" />
      <path d="M98 34V56h22M34 44H58V58H34zM66 44H88V58H66zM24 68H138" />
      <circle cx="43" cy="84" r="9" />
      <circle cx="113" cy="84" r="9" />
      <path d="M40 34V28H84V34M48 28l6-6H72l6 6" />
    </>
  ),
  mic: (
    <>
      <path d="M8 92H152" />
      <path d="M80 92V46M62 92q18-10 36 0" />
      <path d="M80 46 62 28" />
      <circle cx="55" cy="21" r="9" />
      <path d="M49 28l12-14M62 28l-7 7" />
      <path d="M108 92V70H134V92M112 70V62H130V70M116 76V92M126 76V92" />
      <path d="M24 24l4 4M20 38H26M38 12v6M28 8" />
    </>
  ),
  map: (
    <>
      <path d="M20 30 60 18 100 30 140 18V80L100 92 60 80 20 92zM60 18V80M100 30V92" />
      <path d="M32 74q8-14 18-10t14-12q6-12 18-6" strokeDasharray="5 5" />
      <path d="M96 60q-14-16-14-25a14 14 0 0 1 28 0q0 9-14 25z" fill="var(--omo-ground)" />
      <circle cx="96" cy="35" r="5" />
    </>
  ),
  pump: (
    <>
      {ROAD}
      <path d="M48 92V22q0-6 6-6H88q6 0 6 6V92M42 92H100" />
      <path d="M56 26H86V46H56zM62 39l5-6 5 4 8-6" />
      <path d="M94 52H102q6 0 6 6V74q0 7 7 7t7-7V42L112 32M122 46h-8V38" />
      <path d="M58 58H84M58 66H76" />
    </>
  ),
  radio: (
    <>
      <path d="M8 92H152" />
      <path d="M28 44q0-6 6-6H126q6 0 6 6V92M28 92V44" />
      <circle cx="56" cy="66" r="15" />
      <circle cx="56" cy="66" r="5" />
      <path d="M84 52H120V62H84zM98 52v10M86 76H118" />
      <circle cx="90" cy="76" r="3" fill="var(--omo-ground)" />
      <path d="M112 38 134 8M124 6q4-2 8 0M120 14" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type DrawingName = keyof typeof DRAWINGS;
