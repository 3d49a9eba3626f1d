from core_facilitator.domain.published_scales import PublishedScale, ReadingList


def test_how_many_statements_a_scale_has_may_be_unknown() -> None:
    scale = PublishedScale(key="a", name="A", authors="B", year="2020", about="C", license="D", source="E")
    assert scale.statements == 0
    assert ReadingList(introduction="F", scales=(scale,)).scales == (scale,)
