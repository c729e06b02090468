"""Which storage type each tensor gets for a requested file type.

The rules are data: a recipe names the type of each kind of tensor, and a place rule names the layers that get
a better one. They follow ``llama_model_quantize`` for dense Llama models without an importance matrix.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from radonc_convert.errors import ConvertError
from radonc_convert.layout import Kind, LlamaShape, TensorSpec
from radonc_convert.quantize.types import LAYOUTS, GgmlType

__all__ = ["RECIPES", "Recipe", "find_recipe", "tensor_type"]

Place = Callable[[int, int, int], bool]
"""(index of the tensor among its kind, number of layers, query heads per key head) -> better type or not."""


def _always(index: int, layers: int, group: int) -> bool:  # noqa: ARG001 - a Place
    return True


def _outer_and_every_third(index: int, layers: int, group: int) -> bool:  # noqa: ARG001 - a Place
    eighth = layers // 8
    return index < eighth or index >= 7 * layers // 8 or (index - eighth) % 3 == 2


def _first_eighth(index: int, layers: int, group: int) -> bool:  # noqa: ARG001 - a Place
    return index < layers // 8


def _first_sixteenth(index: int, layers: int, group: int) -> bool:  # noqa: ARG001 - a Place
    return index < layers // 16


def _first_two(index: int, layers: int, group: int) -> bool:  # noqa: ARG001 - a Place
    return index < 2


def _first_four(index: int, layers: int, group: int) -> bool:  # noqa: ARG001 - a Place
    return index < 4


def _shared_keys(index: int, layers: int, group: int) -> bool:  # noqa: ARG001 - a Place
    return group >= 4


Choice = tuple[tuple[Place, GgmlType], ...]


@dataclass(frozen=True)
class Recipe:
    """The types of one file type.

    Attributes:
        name: The name on the command line, such as ``Q8_0``.
        file_type: The number stored as ``general.file_type``.
        default: Type of every matrix without another rule.
        through_half: Whether weights pass through f16 before quantizing, as they do in the reference chain.
        attn_v: Places with another type for the value projection, first match wins.
        ffn_down: The same for the down projection.
        attn_output: The same for the attention output.

    """

    name: str
    file_type: int
    default: GgmlType
    through_half: bool = True
    attn_v: Choice = ()
    ffn_down: Choice = ()
    attn_output: Choice = ()

    @property
    def mixes(self) -> bool:
        """Tell whether tensors differ in type: only the quantized file types do that."""
        return LAYOUTS[self.default].weights > 1


_T = GgmlType
_Q4M = ((_outer_and_every_third, _T.Q6_K),)

RECIPES: dict[str, Recipe] = {
    recipe.name: recipe
    for recipe in (
        Recipe("F32", 0, _T.F32, through_half=False),
        Recipe("F16", 1, _T.F16),
        Recipe("BF16", 32, _T.BF16, through_half=False),
        Recipe("Q8_0", 7, _T.Q8_0),
        Recipe("Q4_0", 2, _T.Q4_0),
        Recipe(
            "Q2_K",
            10,
            _T.Q2_K,
            attn_v=((_shared_keys, _T.Q4_K), (_always, _T.Q3_K)),
            ffn_down=((_always, _T.Q3_K),),
            attn_output=((_always, _T.Q3_K),),
        ),
        Recipe("Q3_K_S", 11, _T.Q3_K),
        Recipe(
            "Q3_K_M",
            12,
            _T.Q3_K,
            attn_v=((_first_two, _T.Q5_K), (_always, _T.Q4_K)),
            ffn_down=((_first_sixteenth, _T.Q5_K), (_always, _T.Q4_K)),
            attn_output=((_always, _T.Q4_K),),
        ),
        Recipe(
            "Q3_K_L",
            13,
            _T.Q3_K,
            attn_v=((_always, _T.Q5_K),),
            ffn_down=((_always, _T.Q5_K),),
            attn_output=((_always, _T.Q5_K),),
        ),
        Recipe("Q4_K_S", 14, _T.Q4_K, attn_v=((_first_four, _T.Q5_K),), ffn_down=((_first_eighth, _T.Q5_K),)),
        Recipe("Q4_K_M", 15, _T.Q4_K, attn_v=_Q4M, ffn_down=_Q4M),
        Recipe("Q5_K_S", 16, _T.Q5_K),
        Recipe("Q5_K_M", 17, _T.Q5_K, attn_v=_Q4M, ffn_down=_Q4M),
        Recipe("Q6_K", 18, _T.Q6_K),
    )
}

_NARROWER = {_T.Q2_K: _T.Q4_0, _T.Q3_K: _T.Q4_0, _T.Q4_K: _T.Q5_0, _T.Q5_K: _T.Q5_1, _T.Q6_K: _T.Q8_0}
_LAYERS_OF_70B = 80


def find_recipe(name: str) -> Recipe:
    """Return the recipe called ``name``, whatever its case.

    Raises:
        ConvertError: There is no such file type; the message lists those that exist.

    """
    recipe = RECIPES.get(name.upper())
    if recipe is None:
        raise ConvertError(f"The type {name[:20]!r} is unknown: choose one of {', '.join(RECIPES)}.")
    return recipe


def tensor_type(recipe: Recipe, spec: TensorSpec, shape: LlamaShape, *, tied: bool) -> GgmlType:
    """Return the storage type of the tensor ``spec`` in a file made by ``recipe``.

    Args:
        recipe: The requested file type.
        spec: The tensor.
        shape: Hyper-parameters of the model.
        tied: Whether the token embedding is the output matrix too.

    """
    if spec.kind is Kind.VECTOR:
        return GgmlType.F32
    if not recipe.mixes:
        return recipe.default
    if spec.kind is Kind.OUTPUT or (tied and spec.kind is Kind.TOKEN_EMBEDDING):
        return _fitting(_output_type(recipe, spec), spec.columns)
    choices = {
        Kind.ATTENTION_VALUE: recipe.attn_v,
        Kind.FEED_FORWARD_DOWN: recipe.ffn_down,
        Kind.ATTENTION_OUTPUT: recipe.attn_output,
    }.get(spec.kind, ())
    group = shape.heads // shape.kv_heads
    chosen = next((kind for place, kind in choices if place(spec.layer, shape.layers, group)), recipe.default)
    if spec.kind is Kind.ATTENTION_VALUE and _is_70b(shape) and chosen in {_T.Q3_K, _T.Q4_K}:
        chosen = _T.Q5_K  # eight query heads share these values: cheap to keep better
    return _fitting(chosen, spec.columns)


def _output_type(recipe: Recipe, spec: TensorSpec) -> GgmlType:
    if recipe.default is _T.Q8_0 or spec.columns % LAYOUTS[recipe.default].weights:
        return _T.Q8_0
    return _T.Q6_K


def _is_70b(shape: LlamaShape) -> bool:
    return shape.layers == _LAYERS_OF_70B and shape.heads != shape.kv_heads


def _fitting(kind: GgmlType, columns: int) -> GgmlType:
    """Return ``kind`` or, when a row is not a whole number of its blocks, the type that takes its place."""
    if columns % LAYOUTS[kind].weights == 0:
        return kind
    narrower = _NARROWER.get(kind, kind)
    return narrower if columns % LAYOUTS[narrower].weights == 0 else _T.F16
