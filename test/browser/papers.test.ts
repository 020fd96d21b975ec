import { builtSample } from "../data/the-sample.ts";
import { buildStreet, describePapers, oneOfEach } from "./describe-papers.ts";
import { plantTiny } from "./streets.ts";

// `npm run papers` prints every community's.
describePapers("sample", async () => (await builtSample()).folder, oneOfEach);
describePapers("tiny", buildStreet(plantTiny));
