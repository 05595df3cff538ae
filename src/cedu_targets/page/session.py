"""A person's work on the page: what is asked is answered, and the last report is kept for what is downloaded of it.

Names are those of the person's files: the work is done inside the folder that they lie in, so that every report reads
as the command's in that folder. They stay there until the next question: a marked copy is made of them when it is
asked for.
"""

from collections.abc import Mapping

from cedu_targets.domain.fault import Fault, fault_of
from cedu_targets.files.guard import without_stdin
from cedu_targets.messages.messages import Language, Messages
from cedu_targets.page.answer import Answer, NotMade, Output
from cedu_targets.page.doors import Watch, do
from cedu_targets.page.downloads import Download
from cedu_targets.page.own_words import PageMessages
from cedu_targets.page.request import language_of, read_request
from cedu_targets.reporters.shared.fault_lines import fault_lines


class Session:
    """What is asked on one page, one piece of work after another."""

    def __init__(self, jobs: int = 1) -> None:
        self._jobs = jobs
        """Processes that share the files of a large check; 0: one a core."""
        self._messages = Messages(Language.ZH)
        self._downloads: Mapping[str, Download] = {}
        self._shown: Output | None = None

    def answer(self, asked: str, watch: Watch | None = None) -> Answer:
        """Do what is asked in JSON (`Request`). `watch(done, total)` is called after each file.

        Never raises for what is wrong with the question or the files: the answer has `faults`, in the language asked
        for, and the exit code that the command would have. MemoryError passes through: what is left is not to be used.
        """
        self._messages = Messages(language_of(asked))
        self._downloads, self._shown = {}, None
        try:
            with without_stdin():
                return self._answer(asked, watch)
        except MemoryError:
            raise
        except Exception as error:
            return Answer(_as_fault(error).exit_code, faults=self._lines(error))

    def output(self, name: str) -> Output:
        """What an `Offer` of the last answer stands for, by its id.

        Raises LookupError for what was not offered, NotMade, whose text is for people, and MemoryError.
        """
        if name == "html" and self._shown is not None:
            return self._shown
        download = self._downloads[name]
        try:
            with without_stdin():
                return download.make()
        except MemoryError:
            raise
        except Exception as error:
            raise NotMade(self._lines(error)) from error

    def _answer(self, asked: str, watch: Watch | None) -> Answer:
        request = read_request(asked)
        if request.example is not None:
            from cedu_targets.page.samples import laid_out

            request = laid_out(request)
        work = do(request, self._messages, watch, self._jobs)
        downloads = {one.id: one for one in work.downloads}
        shown = downloads["html"].make() if "html" in downloads else None
        self._downloads, self._shown = downloads, shown
        html = None if shown is None else shown.content.decode()
        return Answer(work.exit_code, work.verdict, html, tuple(one.offer for one in work.downloads), said=work.said)

    def _lines(self, error: Exception) -> tuple[str, ...]:
        return tuple(fault_lines(_as_fault(error), PageMessages(self._messages.language)))


def examples(lang: str) -> list[dict[str, object]]:
    """The samples: `[{"id", "door", "title", "files": [{"role", "name"}], "as_of"}]`, titles in the language."""
    from cedu_targets.page import samples  # nobody who brings files of their own needs it

    return samples.examples(lang)


def _as_fault(error: Exception) -> Fault:
    return error if isinstance(error, Fault) else fault_of(error)
