"""Rules on the training of the customer's people (6.5.1.6)."""

from collections.abc import Iterator
from functools import partial

from svcdesk.domain.delivery import Delivery, Effect, Need
from svcdesk.domain.problems import Problem, Step, problem
from svcdesk.domain.signature import valid

_reason = partial(problem, Step.TRAINING, "6.5.1.6")


def training(delivery: Delivery) -> Iterator[Problem]:
    """Yield what is missing in the training, or in the word that none is needed."""
    said = delivery.training
    if said.need is Need.OPEN:
        yield _reason("training_open", "need")
    elif said.need is Need.NO and not said.declined_by.strip():
        yield _reason("training_declined_by", "declined_by")
    elif said.need is Need.YES:
        texts = {"topic": said.topic.strip(), "held_on": said.held_on, "trainer": said.trainer.strip()}
        for field, value in texts.items():
            if not value:
                yield _reason(f"training_{field}", field)
        if said.hours is None or not said.hours.is_finite() or said.hours <= 0:
            yield _reason("training_hours", "hours")
        if said.evaluation is Effect.OPEN:
            yield _reason("training_evaluation", "evaluation")
        yield from _trainees(delivery)


def _trainees(delivery: Delivery) -> Iterator[Problem]:
    if not delivery.training.trainees:
        yield _reason("no_trainees", "trainees")
    for index, trainee in enumerate(delivery.training.trainees):
        target, number = f"trainee:{index}", index + 1
        if not trainee.name.strip():
            yield _reason("trainee_unnamed", target, n=number)
        if trainee.signature is None or not valid(trainee.signature):
            yield _reason("trainee_unsigned", target, name=trainee.name.strip() or str(number))
