interface WhatIsLostProps {
  lead: string;
  lost: readonly string[];
  stays: string;
}

/** Before something is removed: what goes with it, and what does not. */
export function WhatIsLost({ lead, lost, stays }: WhatIsLostProps) {
  return (
    <>
      <p>{lead}</p>
      <ul>
        {lost.map((each) => (
          <li key={each}>{each}</li>
        ))}
      </ul>
      <p>{stays}</p>
    </>
  );
}
