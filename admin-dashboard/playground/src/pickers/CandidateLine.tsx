import { Avatar } from "../people/Avatar";
import { hex } from "../../../discord/colour";
import type { Candidate } from "./candidates";

export function CandidateLine({ candidate }: { candidate: Candidate }) {
  const { label, note, mark, user, colour } = candidate;
  return (
    <>
      {user && <Avatar user={user} size="small" />}
      {colour !== undefined && <span className="role-dot" style={{ background: hex(colour) }} />}
      {mark && <span aria-hidden="true">{mark}</span>}
      <span className="candidate-texts">
        <bdi>{label}</bdi>
        {note && (
          <small>
            <bdi>{note}</bdi>
          </small>
        )}
      </span>
    </>
  );
}
