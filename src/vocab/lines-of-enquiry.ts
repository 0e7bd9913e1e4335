/**
 * The eight key lines of enquiry of the NHS Confederation's board assurance tool for health inequalities, shortened: the
 * well-led lines of the Care Quality Commission as that tool changed them. The tool's text for each box was seen, in
 * paraphrase, for the first line only: the questions for every box are fairwait's own.
 */
export const LINES_OF_ENQUIRY = [
  { id: "k1", label: "Leadership able to make care fair", asks: "Who leads on this, and what do they do?" },
  { id: "k2", label: "Vision, strategy and plans", asks: "What is aimed for, by when, and by what plan?" },
  {
    id: "k3",
    label: "Equality at work and staff well-being",
    asks: "How do staff reflect, and how are they supported to serve, all who need this?",
  },
  {
    id: "k4",
    label: "Clear responsibilities and accountability",
    asks: "Who answers for it, and to whom do they report?",
  },
  {
    id: "k5",
    label: "Risks, issues and performance",
    asks: "Which risks stand on the register, and what is done about them?",
  },
  {
    id: "k6",
    label: "Information to measure progress",
    asks: "Which figures does the board see, how often, and how far can they be trusted?",
  },
  {
    id: "k7",
    label: "People, communities, staff and partners involved",
    asks: "Who was asked, what did they say, and what changed because of it?",
  },
  {
    id: "k8",
    label: "Learning, improvement and innovation",
    asks: "What was tried, what did it change, and what was learnt?",
  },
] as const;
export type LineId = (typeof LINES_OF_ENQUIRY)[number]["id"];
