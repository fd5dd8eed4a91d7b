import { Radio, Title } from "@mantine/core";
import { useId, useState } from "react";

import { useFormats } from "../../texts/formats";
import { useTexts } from "../../texts/texts";
import type { Candidate } from "../queries";
import { texts as catalogue } from "../texts/catalogue";
import { CandidateLook } from "./CandidateLook";
import { FollowForm } from "./FollowForm";
import classes from "./Found.module.css";

/** What could be followed: one is taken as it is, of several one is chosen. */
export function Found({ candidates }: { candidates: readonly Candidate[] }) {
  const texts = useTexts(catalogue);
  const { number } = useFormats();
  const [first] = candidates;
  const [address, setAddress] = useState(candidates.length === 1 ? first?.address : undefined);
  const chosen = candidates.find((each) => each.address === address);
  return (
    <>
      <Title order={2} size="h4" mb="sm">
        {texts.found(number(candidates.length), candidates.length)}
      </Title>
      {candidates.length === 1 && chosen ? (
        <CandidateLook candidate={chosen} />
      ) : (
        <Choice candidates={candidates} address={address} onChoose={setAddress} />
      )}
      {chosen && <FollowForm key={chosen.address} candidate={chosen} />}
    </>
  );
}

interface ChoiceProps {
  candidates: readonly Candidate[];
  address: string | undefined;
  onChoose: (address: string) => void;
}

function Choice({ candidates, address, onChoose }: ChoiceProps) {
  const texts = useTexts(catalogue);
  return (
    <Radio.Group
      label={texts.chooseOne}
      value={address ?? null}
      onChange={onChoose}
      className={classes["choice"] ?? ""}
    >
      {candidates.map((candidate) => (
        <Offer key={candidate.address} candidate={candidate} />
      ))}
    </Radio.Group>
  );
}

function Offer({ candidate }: { candidate: Candidate }) {
  const radio = useId();
  return (
    <div className={classes["candidate"]}>
      <Radio id={radio} value={candidate.address} aria-label={candidate.title || candidate.address} />
      <label htmlFor={radio}>
        <CandidateLook candidate={candidate} />
      </label>
    </div>
  );
}
