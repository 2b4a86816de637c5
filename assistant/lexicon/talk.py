"""What is no question to the texts, in lower case and without marks."""

import re

from assistant.lexicon.shapes import pattern

GREETING = pattern(
    r"\A(hi|hello|hey|hiya|greetings|good (morning|afternoon|evening|day)|how are you( doing| today)?)"
    r"( there| all| everyone| assistant)?\Z"
)
THANKS = pattern(
    r"\A(ok |okay |great |many |lovely )?(thanks|thank you|thankyou|cheers)( very much| a lot| so much)?\Z"
)
ABOUT_ASSISTANT = pattern(
    r"\A(help|who are you|what are you|what is this|how do you work|how does this work|are you (a |an )?"
    r"(human|robot|bot|ai|person|chatbot)|what (can|do) (you|i) (do|ask|answer|know)( here| you)?( about)?|"
    r"what can you (help|tell) me( with| about)?|how can you help( me)?)( please)?\Z"
)
MARKS = re.compile(r"[^\w\s]")


def plain(text: str) -> str:
    """A text in lower case and without marks."""
    return " ".join(MARKS.sub(" ", text.lower()).split())
