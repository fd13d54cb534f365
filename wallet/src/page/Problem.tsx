import { useExplanation } from "./useExplanation.ts";
import { usePage } from "./usePage.ts";

/** An error in plain words with its next step; the code, and unknown data, in small print. */
export function Problem({ error, retry }: { error: unknown; retry?: () => void }) {
  const { text } = usePage();
  const explanation = useExplanation(error);
  if (!explanation) return null;
  const { sentence, nextStep, code, quiet, data } = explanation;
  if (quiet) return <p className="quiet">{`${sentence} ${nextStep}`}</p>;
  return (
    <div className="problem" role="alert">
      <p className="sentence">{sentence}</p>
      <p>{nextStep}</p>
      <p className="small">
        {text.code}: <code>{code}</code>
      </p>
      {data !== undefined && (
        <p className="small">
          {text.rawData}: <code className="data">{data}</code>
        </p>
      )}
      {retry && (
        <button type="button" className="secondary" onClick={retry}>
          {text.retry}
        </button>
      )}
    </div>
  );
}
